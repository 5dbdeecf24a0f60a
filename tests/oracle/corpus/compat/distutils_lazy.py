import shutil


def which(program):
    """Full path of a program; older Pythons have it in distutils."""
    if hasattr(shutil, "which"):
        return shutil.which(program)
    from distutils.spawn import find_executable

    return find_executable(program)


def compiler():
    from distutils.ccompiler import new_compiler

    return new_compiler().compiler_type


tools = {name: which(name) for name in ("git", "make")}
print(tools)
print(compiler())
