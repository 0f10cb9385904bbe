from typing import Any


#: A value of JSON, or an exact number on its way to one. No type of Python says so and still lets one
#: look into the value, so a type checker takes it as it comes.
Json = Any
