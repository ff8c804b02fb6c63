using TorchSharp;

namespace Interp.Workers.Runs;

/// <summary>How many threads torch uses from the calling thread.</summary>
internal static class TorchThreads
{
    public static void Use(int threads) => torch.set_num_threads(threads);
}
