"""What reading a unit needs at every step: the open scopes, the handlers, the references."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edgewise.runtimes.runtime import Category, Scope
from edgewise.semantics.exceptions import Caught, Guard, Handler, Leaves, builtin_failure
from edgewise.semantics.frame import Frame, ScopeKind, look_up
from edgewise.semantics.reach import Reach, constructors
from edgewise.semantics.references import ENDING, Kind, Phase, Reference, Site
from edgewise.semantics.state import Binding
from edgewise.semantics.uses import Uses
from edgewise.semantics.values import Class, Function
from edgewise.source import syntax as s

if TYPE_CHECKING:
    from edgewise.runtimes.runtime import Behaviour, Failure
    from edgewise.semantics.circumstances import Circumstances
    from edgewise.semantics.elsewhere import Mishap
    from edgewise.semantics.project import Own, Unbuilt
    from edgewise.semantics.receivers import OpenCall
    from edgewise.semantics.values import Origin, Value
    from edgewise.source.units import Unit


class Reader:
    """Reads one unit on one runtime; `references` collects what is met.

    The layers above it add what imports lead to (`Imports`), what attributes are (`Members`),
    what calls do (`Calls`), what expressions are (`Evaluator`) and what statements do
    (`Executor`), one file each.
    """

    def __init__(self, unit: Unit, circumstances: Circumstances, frame: Frame) -> None:
        """Begin with the module's scope; `reach` holds what happens to functions beside calls."""
        self.unit = unit
        self.runtime = circumstances.runtime
        self.project = circumstances.project
        self.path = circumstances.path
        self.is_summarized = circumstances.imported
        self.imported = circumstances.imported or circumstances.starts
        self.frame = frame
        self.module = frame
        self.phase = Phase.GLOBAL
        self.starts = circumstances.starts
        self.own_name = circumstances.module
        self.guards: list[Guard] = []
        self.references: list[Reference] = []
        self.conditional = 0  # how many enclosing expressions may not be evaluated at all
        self.unsure = 0  # how many enclosing conditions are not known
        self.perhaps = 0  # how many other enclosing blocks may not be executed at all
        # what surely goes wrong when the module is imported, if anybody imports it
        self.mishaps: list[Reference] = []
        self.silent = 0  # inside code that is read but not executed, such as annotations
        self.calling: list[Function] = []  # the document's functions that are being called
        self.calls: list[Site] = []  # where each of them is called
        self.here: Site | None = None  # the call, or the read of a property, that is under way
        self.reading: list[s.FunctionDefinition] = []  # those that are read by themselves
        self.uses = Uses()
        self.open_calls: set[OpenCall] = set()  # of methods of something that is not known
        self.reach = Reach() if circumstances.follow_all else None
        # what names of the starting module were given to keep, and by which expression
        self.kept: dict[str, tuple[Value, s.Expression]] = {}
        # the name that gets the value which is computed: a module's, or a field's of a record
        self.assigned: str | None = None
        self.refused: s.Call | None = None  # the last call that was seen to fail
        self.callbacks = 0  # how many of the functions that are being called JavaScript calls

    def open(self, *values: Value) -> None:
        """Note that functions, or classes, get where their calls are not seen."""
        if self.reach is None or self.silent:
            return
        outlets = self.reach.at(tuple(self.reading))
        for value in values:
            for atom in value:
                if isinstance(atom, Function):
                    if isinstance(atom.definition, s.FunctionDefinition):
                        outlets.opened.add(atom.definition)
                elif isinstance(atom, Class):
                    outlets.opened.update(constructors(atom.definition))

    @property
    def gets_here(self) -> bool:
        """Whether the target surely executes this: no function that perhaps nobody calls."""
        return not self.unsure and (not self.reading or bool(self.calling))

    @property
    def follows(self) -> bool:
        """Whether calls are followed wherever they lead: while a Worker, or an import, starts."""
        return self.starting or (self.imported and self.surely)

    @property
    def surely(self) -> bool:
        """Whether importing the module executes this, as far as anything is sure."""
        return not (
            self.unsure
            or self.perhaps
            or self.conditional
            or self.silent
            or self.reading
            or self.frame.left
            or self.phase is not Phase.GLOBAL
        )

    def site(self, start: int, end: int) -> Site:
        return Site(self.unit, start, end)

    def refer(
        self,
        kind: Kind,
        name: str,
        site: Site,
        failure: Failure | None = None,
        *,
        certain: bool = True,
        via: Site | None = None,
        algorithm: str | None = None,
        statement: Site | None = None,
        dynamic: bool = False,
        behaviour: Behaviour | None = None,
        origin: Origin | None = None,
        own: Own | None = None,
        mishap: Mishap | None = None,
        unbuilt: Unbuilt | None = None,
    ) -> bool:
        """Note a reference; a failure goes to the handler that catches it.

        Returns whether execution goes on as if nothing had failed.
        """
        if not self.frame.state.live:
            return False
        guarded = False
        handler: Handler | None = None
        if self.silent:
            failure = None
        if failure is not None:
            certain = certain and not self.conditional
            guarded, handler = self.throw(failure, certain=certain)
            if failure.silent and behaviour is not None:
                guarded = self.expects_later(behaviour)
        elif self.calling:
            return True  # the function's own reading notes what works
        reference = Reference(
            kind,
            name,
            site,
            failure,
            guarded,
            self.phase,
            algorithm,
            statement,
            dynamic,
            via if via != site else None,
            bool(self.calling),
            tuple(self.reading),
            _category(behaviour, mishap),
            tuple(self.calls) if behaviour and behaviour.scope is Scope.GLOBAL else (),
            origin,
            own,
            None if self.calling else self.assigned,
            self.frame.kind is ScopeKind.CLASS,
            mishap=mishap,
            unbuilt=unbuilt,
        )
        self.references.append(reference)
        sure = failure is not None and certain and self.imported and self.surely
        if handler is not None and certain:
            handler.caught.append(reference)
            handler.entered = handler.entered or sure
        if sure and not guarded and kind in ENDING:
            self.mishaps.append(replace(reference, calls=tuple(self.calls)))
        return failure is None

    @property
    def starting(self) -> bool:
        """Whether the code that is read runs while a Worker starts."""
        return self.starts and self.phase is Phase.GLOBAL and not self.silent

    def expects_later(self, behaviour: Behaviour) -> bool:
        """Whether a handler is ready for what a silently dead connection raises when it is used."""
        if behaviour.category is not Category.SOCKET:
            return False
        later = builtin_failure("OSError", "")
        return any(guard.catch(later)[0] is not Caught.NO for guard in self.guards)

    def throw(self, failure: Failure, *, certain: bool) -> tuple[bool, Handler | None]:
        """Take `failure` to the nearest handler that catches it; whether there may be one.

        The handler is None if it is not sure which it is.
        """
        state = self.frame.state
        for guard in reversed(self.guards):
            caught, handler = guard.catch(failure)
            if caught is Caught.NO:
                continue
            if handler is not None and handler.leaves is Leaves.SAME:
                handler.states.append(state.copy())
                continue
            if handler is not None:
                handler.states.append(
                    (state if guard.frame is self.frame else guard.frame.state).copy()
                )
                if certain:
                    state.live = False
            return True, handler
        return False, None

    def via(self, node: s.Expression) -> Site | None:
        """The import that brought in the name on the left of a dotted expression."""
        while isinstance(node, (s.Attribute, s.Call)):
            node = node.value if isinstance(node, s.Attribute) else node.func
        if isinstance(node, s.Name):
            return look_up(node.id, self.frame, self.module, self.runtime).via
        return None

    def origin(self, node: s.Expression) -> Site | None:
        """The import behind an expression that is about to get a name."""
        return self.via(node)

    def store(self, name: str, value: Value, via: Site | None = None) -> None:
        """Bind a name in the scope that Python would."""
        frame = self.frame
        frame.state.names[name] = Binding(value, via)


def _category(behaviour: Behaviour | None, mishap: Mishap | None) -> Category | None:
    if behaviour is not None:
        return behaviour.category
    return None if mishap is None else mishap.category
