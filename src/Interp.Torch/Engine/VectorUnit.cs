using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Interp.Torch;

/// <summary>The widest vector instructions of the processor, as far as matrix products are concerned.</summary>
internal static class VectorUnit
{
    /// <summary>A clock that servers reach under load; only the order of magnitude matters.</summary>
    private const double Gigahertz = 2.5;

    internal static string Name => Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported && Fma.IsSupported ? "AVX2" : AdvSimd.IsSupported ? "NEON" : "128-bit vectors";

    /// <summary>float32 operations per second and thread, in 10⁹, that a good BLAS reaches: lanes · 2 (multiply, add) · issues per cycle · clock.</summary>
    internal static double PlausibleGigaflops => Gigahertz * 2 * (
        Avx512F.IsSupported ? 16 :
        Avx2.IsSupported && Fma.IsSupported ? 8 * 2 :
        AdvSimd.IsSupported ? 4 * 2 : 4);
}
