using System.Runtime.InteropServices;

namespace Interp.Web.Circuits;

/// <summary>What a part covers in the picture: its mark, its name and the letters of its inputs.</summary>
/// <param name="X">Middle of the part.</param>
/// <param name="Y">Middle of the part.</param>
/// <param name="Right">How far it reaches to the right of its middle.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CircuitBox(double X, double Y, double Right)
{
    private const double Left = 14;
    private const double Above = 13;
    private const double Below = 30;

    /// <summary>Whether a point lies on it.</summary>
    public bool Covers(double x, double y) => x > X - Left && x < X + Right && y > Y - Above && y < Y + Below;

    /// <summary>Whether a point lies on its mark.</summary>
    public bool IsMark(double x, double y) => Math.Abs(x - X) < Left && Math.Abs(y - Y) < Above;

    /// <summary>Whether a line begins or ends here.</summary>
    public bool IsEndOf(CircuitLine line) =>
        (Math.Abs(X - line.X1) < 1 && Math.Abs(Y - line.Y1) <= CircuitGraph.Reach + 1) || (Math.Abs(X - line.X2) < Left && Math.Abs(Y - line.Y2) <= CircuitGraph.Reach + 1);
}
