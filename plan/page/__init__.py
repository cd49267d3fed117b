"""The planner's page: the reader's terms in the address, routes from the data, and answers."""
