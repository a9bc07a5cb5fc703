"""What one small change can be made to a module's source: the mutants that `bench/mutants.py` tries.

A comparison moves its boundary or is turned round, `and` and `or` trade places, a condition is negated, a sign of arithmetic or a
constant is another, a bound of a slice is one further, a statement is gone.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass

COMPARED = (("Lt", "LtE"), ("Gt", "GtE"), ("Eq", "NotEq"), ("Is", "IsNot"), ("In", "NotIn"))
ARITHMETIC = (("Add", "Sub"), ("Mult", "FloorDiv"), ("BitOr", "BitAnd"))
OTHER = {one: getattr(ast, other) for pair in (*COMPARED, *ARITHMETIC) for one, other in (pair, pair[::-1])}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the bytes `start:end` of a module become `text`."""

    start: int
    end: int
    text: str
    line: int


class Finder(ast.NodeVisitor):
    """Collects every mutant of one module: of what runs, and not of annotations, imports, decorators and docstrings."""

    def __init__(self, data: bytes) -> None:
        self.starts = [0]
        for line in data.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.found: list[Mutant] = []
        self.rebound: set[str] = set()

    def add(self, node: ast.expr | ast.stmt, new: ast.AST | str) -> None:
        """The mutant that has `new` in place of `node`."""
        text = new if isinstance(new, str) else ast.unparse(new)
        if isinstance(node, ast.expr):
            text = f"({text})"
        start = self.starts[node.lineno - 1] + node.col_offset
        end = self.starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        self.found.append(Mutant(start, end, text, node.lineno))

    def each(self, nodes: Sequence[ast.AST | None]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def condition(self, test: ast.expr) -> None:
        if not isinstance(test, ast.Compare) and not (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)):
            self.add(test, ast.UnaryOp(ast.Not(), test))

    def visit_If(self, node: ast.If) -> None:
        if not (isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"):
            self.condition(node.test)
            self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self.condition(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.condition(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self.condition(test)
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.each(node.body)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if any(isinstance(each, ast.Name) and each.id == "overload" for each in node.decorator_list):
            return
        outer = self.rebound
        stored = [each.id for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]
        self.rebound = {name for name in stored if stored.count(name) > 1}
        self.each([*node.args.defaults, *node.args.kw_defaults, *node.body])
        self.rebound = outer

    def visit_Assign(self, node: ast.Assign) -> None:
        names = [each.id for each in node.targets if isinstance(each, ast.Name)]
        if {"__slots__", "__all__"} & set(names) or "TypeVar(" in ast.unparse(node.value):
            return
        if not names or set(names) & self.rebound:
            self.add(node, "pass")
        self.visit(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.each([node.value])

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.add(node, "pass")
        if type(node.op).__name__ in OTHER:
            self.add(node, ast.AugAssign(node.target, OTHER[type(node.op).__name__](), node.value))
        self.visit(node.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.add(node, "pass")
            self.visit(node.value)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None and ast.unparse(node.value) != "None":
            self.add(node, "return None")
            self.visit(node.value)

    def visit_Continue(self, node: ast.Continue) -> None:
        self.add(node, "pass")

    def visit_Break(self, node: ast.Break) -> None:
        self.add(node, "continue")

    def visit_Raise(self, node: ast.Raise) -> None:
        self.add(node, "pass")

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not | ast.USub):
            self.add(node, node.operand if isinstance(node.op, ast.USub) else ast.Call(ast.Name("bool"), [node.operand], []))
        if not isinstance(node.operand, ast.Constant):
            self.visit(node.operand)

    def visit_Compare(self, node: ast.Compare) -> None:
        for at, operator in enumerate(node.ops):
            other = OTHER[type(operator).__name__]()
            self.add(node, ast.Compare(node.left, [*node.ops[:at], other, *node.ops[at + 1 :]], node.comparators))
        if len(node.ops) == 1 and isinstance(node.ops[0], ast.Lt | ast.LtE | ast.Gt | ast.GtE):
            self.add(node, ast.UnaryOp(ast.Not(), node))
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        self.add(node, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values))
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if type(node.op).__name__ in OTHER:
            self.add(node, ast.BinOp(node.left, OTHER[type(node.op).__name__](), node.right))
        self.generic_visit(node)

    def visit_Slice(self, node: ast.Slice) -> None:
        for bound in (node.lower, node.upper):
            if bound is not None and not isinstance(bound, ast.Constant):
                self.add(bound, ast.BinOp(bound, ast.Add(), ast.Constant(1)))
        self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self.add(node, "'MUTANT'")  # the parts have no reliable places before Python 3.12

    def visit_Constant(self, node: ast.Constant) -> None:
        value = node.value
        if isinstance(value, bool):
            self.add(node, str(not value))
        elif isinstance(value, int | float):
            self.add(node, repr(value + 1))
            self.add(node, repr(value - 1))
        elif isinstance(value, str):
            self.add(node, repr(f"{value}MUTANT"))


def mutants(data: bytes) -> list[Mutant]:
    """Every mutant of a module's source that is a module, too."""
    finder = Finder(data)
    finder.visit(ast.parse(data))
    return [mutant for mutant in dict.fromkeys(finder.found) if _compiles(changed(data, mutant))]


def changed(data: bytes, mutant: Mutant) -> bytes:
    """The source with the change made."""
    return data[: mutant.start] + mutant.text.encode() + data[mutant.end :]


def _compiles(data: bytes) -> bool:
    try:
        compile(data, "mutant", "exec")
    except SyntaxError:
        return False
    return True
