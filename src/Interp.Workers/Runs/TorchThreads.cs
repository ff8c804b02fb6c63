using TorchSharp;

namespace Interp.Workers.Runs;

/// <summary>How many threads torch uses from the calling thread, whatever other threads of this process have set.</summary>
internal static class TorchThreads
{
    public static void Use(int threads)
    {
        // The first look at the number makes libtorch give this thread the process's default; only what is set after it stays this thread's own.
        _ = torch.get_num_threads();
        torch.set_num_threads(threads);
    }
}
