using Interp.Torch;
using TorchSharp;

namespace Interp.Cli.Verify;

/// <summary>What the package's results depend on. Bits are compared under one setting, never across two.</summary>
/// <param name="Version">Of libtorch.</param>
/// <param name="ThreadsUsed">That one operator may use.</param>
/// <param name="Processors">That this process may use.</param>
/// <param name="Variables">Those of the environment that choose kernels or threads; null where unset.</param>
internal sealed record EngineSettings(string Version, int ThreadsUsed, int Processors, IReadOnlyDictionary<string, string?> Variables)
{
    private static readonly string[] Names = ["MKL_CBWR", "ATEN_CPU_CAPABILITY", "OMP_NUM_THREADS", "MKL_NUM_THREADS"];

    /// <summary>Threads of a verification.</summary>
    public static int Threads { get; } = Math.Min(2, Environment.ProcessorCount);

    public static EngineSettings Current() => new(
        TorchEngine.Version, torch.get_num_threads(), Environment.ProcessorCount, Names.ToDictionary(name => name, Environment.GetEnvironmentVariable, StringComparer.Ordinal));
}
