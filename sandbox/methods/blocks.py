"""blocks.validate: the rules without the message. Needs no token, and keeps no violations."""

from sandbox.methods.call import Answer, Call, SlackError
from sandbox.rules.blocks import message_block_problems
from sandbox.rules.kinds import MESSAGE, Spot
from sandbox.rules.views import surface_of, view_problems


def validate(call: Call) -> Answer:
    given = [name for name in ("blocks", "message", "view") if name in call.arguments]
    if len(given) != 1:
        raise SlackError("invalid_arguments")
    payload = call.arguments.structure(given[0])
    if given[0] == "view":
        problems = view_problems(payload, surface=surface_of(payload))
    else:
        blocks = payload.get("blocks", []) if given[0] == "message" else payload
        pointer = "/message/blocks" if given[0] == "message" else "/blocks"
        problems = list(message_block_problems(blocks, Spot(pointer, MESSAGE)))
    errors = [{"code": problem.code, "message": problem.sentence, "pointer": problem.pointer} for problem in problems]
    if errors:
        raise SlackError("invalid_blocks", errors=errors)
    return {}
