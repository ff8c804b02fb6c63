using System.Runtime.InteropServices;

namespace Interp.Torch.Tests.Lifetime;

/// <summary>glibc's heap, where libtorch's numbers are.</summary>
internal static partial class GlibcHeap
{
    /// <summary>Bytes in use of every arena, and those of its mapped blocks.</summary>
    public static long HandedOut()
    {
        var info = mallinfo2();
        return (long)(info.uordblks + info.hblkhd);
    }

    [LibraryImport("libc")]
    private static partial MallInfo mallinfo2();

    [StructLayout(LayoutKind.Sequential)]
    private struct MallInfo
    {
        public nuint arena, ordblks, smblks, hblks, hblkhd, usmblks, fsmblks, uordblks, fordblks, keepcost;
    }
}
