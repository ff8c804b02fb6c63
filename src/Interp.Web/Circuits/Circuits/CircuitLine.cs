using System.Runtime.InteropServices;

namespace Interp.Web.Circuits;

/// <summary>Where an edge runs: from the top of one part to an input at the bottom of another, as a cubic Bézier curve.</summary>
/// <param name="X1">Of its beginning.</param>
/// <param name="Y1">Of its beginning.</param>
/// <param name="X2">Of its tip.</param>
/// <param name="Y2">Of its tip.</param>
/// <param name="Bow">How far it swings out sideways, past what stands between.</param>
/// <param name="Arrow">The edge.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CircuitLine(double X1, double Y1, double X2, double Y2, double Bow, CircuitArrow Arrow)
{
    /// <summary>Length of the tip, before which the curve ends.</summary>
    public const double TipLength = 7;

    /// <summary>Where the curve ends.</summary>
    public double End => Y2 + TipLength;

    /// <summary>Height of both control points: it leaves and arrives upright.</summary>
    public double Middle => (Y1 + End) / 2;

    /// <summary>The point of the curve at a share of its way.</summary>
    /// <param name="t">From 0 to 1.</param>
    public (double X, double Y) At(double t)
    {
        var (start, early, late, end) = ((1 - t) * (1 - t) * (1 - t), 3 * t * (1 - t) * (1 - t), 3 * t * t * (1 - t), t * t * t);
        return (start * X1 + early * (X1 + Bow) + late * (X2 + Bow) + end * X2, start * Y1 + (early + late) * Middle + end * End);
    }
}
