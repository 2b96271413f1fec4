"""What tests share: a clock that stands still until it is moved, and builders of values and rows."""
