using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Interp.Torch;

/// <summary>The widest vector instructions that matrix products are computed with here.</summary>
internal static class VectorUnit
{
    /// <summary>A clock that servers reach under load; only the order of magnitude matters.</summary>
    private const double Gigahertz = 2.5;

    /// <summary>The first four letters of "GenuineIntel", as the processor names its maker.</summary>
    private const int Intel = 0x756e6547;

    internal static string Name => Wide ? "AVX-512" : Avx2.IsSupported && Fma.IsSupported ? "AVX2" : AdvSimd.IsSupported ? "NEON" : "128-bit vectors";

    /// <summary>oneMKL keeps its kernels for AVX-512 to processors of its own maker; others get those for AVX2.</summary>
    private static bool Wide => Avx512F.IsSupported && X86Base.CpuId(0, 0).Ebx == Intel;

    /// <summary>float32 operations per second and thread, in 10⁹, that good kernels reach: lanes · 2 (multiply, add) · issues per cycle · clock.</summary>
    internal static double PlausibleGigaflops => Gigahertz * 2 * (
        Wide ? 16 :
        Avx2.IsSupported && Fma.IsSupported ? 8 * 2 :
        AdvSimd.IsSupported ? 4 * 2 : 4);
}
