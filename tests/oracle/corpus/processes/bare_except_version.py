import subprocess


def cuda_version():
    try:
        out = subprocess.check_output(["nvidia-smi"]).decode()
        return out.split("CUDA Version: ")[1].split()[0]
    except:
        return None


DEVICE = "cuda" if cuda_version() else "cpu"
print(DEVICE)
