using TorchSharp;

namespace Interp.Torch;

/// <summary>How many threads libtorch uses from the calling thread: the one place where that is set.</summary>
public static class TorchThreads
{
    /// <summary>Lets operators that this thread calls use so many threads, whatever other threads of the process have set.</summary>
    /// <param name="threads">At least 1.</param>
    public static void Use(int threads)
    {
        // The first look at the number makes libtorch give this thread the process's default; only what is set after it stays this thread's own.
        _ = torch.get_num_threads();
        torch.set_num_threads(threads);
    }
}
