"""The ways out of a finding: what they propose, and the edits when somebody takes one."""
