"""What somebody may try to write about a youth, and all that Python asks for before it may be done."""

from dataclasses import dataclass

from portal.policy.actions import Action
from portal.policy.decide import About, decide
from portal.policy.standing import Standing

TRIED = """
CREATE OR REPLACE FUNCTION public.tried(_statements text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    _said text := '';
    _statement text;
    _rows integer;
BEGIN
    FOREACH _statement IN ARRAY _statements LOOP
        BEGIN
            EXECUTE _statement;
            GET DIAGNOSTICS _rows = ROW_COUNT;
            RAISE EXCEPTION USING ERRCODE = 'XX999', MESSAGE = CASE WHEN _rows > 0 THEN 'y' ELSE 'n' END;
        EXCEPTION
            WHEN SQLSTATE 'XX999' THEN _said := _said || SQLERRM;
            WHEN unique_violation THEN _said := _said || 'y';
            WHEN insufficient_privilege THEN _said := _said || 'n';
        END;
    END LOOP;
    RETURN _said;
END $$
"""
"""Tries each statement and undoes it: y where it did something, n where it was refused or found no row.

A row that is there already has got past the guard as well."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A statement, and all that Python asks for before it may be done."""

    name: str
    statement: str
    asks: tuple[tuple[Action, About], ...]
    shape: bool = True

    def allowed(self, standing: Standing) -> bool:
        return self.shape and all(decide(action, standing, about).allowed for action, about in self.asks)
