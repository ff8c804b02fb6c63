using System.Runtime.Intrinsics.X86;

namespace Interp.Bench.Peers;

/// <summary>
/// Which kernels OpenBLAS, where PyTorch stands on it, is quickest with. It takes a processor that it does not know for an old one, and then runs at a sixth of what it
/// could; OPENBLAS_CORETYPE names another. A PyTorch with another BLAS takes no notice.
/// </summary>
internal static class BlasTrial
{
    /// <summary>The variable that names the kernels.</summary>
    internal const string Variable = "OPENBLAS_CORETYPE";

    /// <summary>A named kind must be so much quicker than none: less is noise.</summary>
    private const double Clearly = 1.05;

    private const int Size = 1024;
    private const int Products = 3;
    private const int Tries = 7;

    /// <summary>Kinds that this processor can run; null leaves the choice to OpenBLAS.</summary>
    internal static IEnumerable<string?> Kinds()
    {
        yield return null;
        if (Avx2.IsSupported && Fma.IsSupported) yield return "Haswell";
        if (!Avx512F.IsSupported || !Avx512DQ.IsSupported || !Avx512BW.IsSupported) yield break;
        yield return "SkylakeX";
        if (HasBrainFloats()) yield return "Cooperlake";
        if (HasBrainFloats()) yield return "SapphireRapids";
    }

    /// <summary>The quickest of some processes, one for each kind, on a product of two 1024 × 1024 matrices: each one's best of several turns.</summary>
    /// <param name="peers">The first is that of no kind.</param>
    /// <param name="say">Is told each rate.</param>
    internal static PyTorchPeer Quickest(IReadOnlyList<PyTorchPeer> peers, Action<string> say)
    {
        double[] seconds = [.. peers.Select(static _ => double.PositiveInfinity)];
        for (var turn = 0; turn < Tries; turn++)
        {
            for (var i = 0; i < seconds.Length; i++) seconds[i] = Math.Min(seconds[i], peers[i].Run(FormattableString.Invariant($"matmul {Size} {Products}")));
        }

        say($"peer's products, {Size} × {Size}: {string.Join(", ", peers.Select((peer, i) => FormattableString.Invariant($"{Name(peer.Blas)} {2e-9 * Size * Size * Size * Products / seconds[i]:F0} GFLOP/s")))}");
        var best = Array.IndexOf(seconds, seconds.Min());
        return peers[seconds[best] * Clearly < seconds[0] ? best : 0];
    }

    /// <summary>In words.</summary>
    internal static string Name(string? kind) => kind is null ? $"{Variable} unset" : $"{Variable}={kind}";

    private static bool HasBrainFloats() => X86Base.CpuId(7, 0).Eax >= 1 && (X86Base.CpuId(7, 1).Eax & (1 << 5)) != 0;
}
