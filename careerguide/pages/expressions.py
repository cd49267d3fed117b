"""Parts of the Python expressions that templates become."""

import ast
from collections.abc import Sequence, Set


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


def asks_for(part: ast.AST, names: Set[str]) -> bool:
    """Whether an expression looks up one of these names where it was not given anew."""
    if not names:
        return False
    if isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "found":
        return isinstance(part.args[1], ast.Constant) and part.args[1].value in names
    if isinstance(part, ast.ListComp):
        scopes_of = part.generators[0].iter
        given = {one.value for one in _keys(scopes_of) if isinstance(one, ast.Constant)}
        return asks_for(scopes_of, names) or asks_for(part.elt, names - given)
    return any(asks_for(one, names) for one in ast.iter_child_nodes(part))


def _keys(scopes_of: ast.expr) -> Sequence[ast.expr | None]:
    """The names that each scope gives: those of the one mapping, or of a loop."""
    if isinstance(scopes_of, ast.List) and isinstance(scopes_of.elts[0], ast.Dict):
        return scopes_of.elts[0].keys
    loop = scopes_of.args[1] if isinstance(scopes_of, ast.Call) else None
    return loop.elts if isinstance(loop, ast.Tuple) else ()
