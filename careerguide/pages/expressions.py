"""Parts of the Python expressions that templates become."""

import ast


def load(name: str) -> ast.expr:
    return ast.Name(name, ast.Load())


def call(name: str, *arguments: ast.expr) -> ast.expr:
    return ast.Call(load(name), list(arguments), [])


def constant(text: str) -> ast.expr:
    """Compiled code holds no subclass of str, which safe text is."""
    return ast.Constant(text.encode().decode())


def shown(value: ast.expr) -> ast.expr:
    return ast.FormattedValue(value, conversion=-1)


def each(body: ast.expr, scopes_of: ast.expr) -> ast.expr:
    """`"".join([body for row in scopes_of])`"""
    loop = ast.comprehension(ast.Name("row", ast.Store()), scopes_of, [], 0)
    join = ast.Attribute(ast.Constant(""), "join", ast.Load())
    return ast.Call(join, [ast.ListComp(body, [loop])], [])
