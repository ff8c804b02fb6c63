namespace Interp.Web.Components;

/// <summary>One point of a curve.</summary>
/// <param name="X">Step.</param>
/// <param name="Y">Value; points that are not finite are left out of the picture.</param>
public sealed record CurvePoint(double X, double Y);
