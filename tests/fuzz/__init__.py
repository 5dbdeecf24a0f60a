"""Nothing that anybody can write makes the checker raise."""
