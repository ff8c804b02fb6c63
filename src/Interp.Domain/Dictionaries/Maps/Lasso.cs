using System.Globalization;

namespace Interp.Domain.Dictionaries;

/// <summary>A closed line drawn around points of a map, kept in an address as <c>x,y;x,y;…</c>.</summary>
public sealed class Lasso
{
    /// <summary>Most corners.</summary>
    public const int MaxCorners = 64;

    private readonly (double X, double Y)[] corners;

    private Lasso((double X, double Y)[] corners) => this.corners = corners;

    /// <summary>Reads one; null when the text is not a line of three to <see cref="MaxCorners"/> corners.</summary>
    public static Lasso? Parse(string? text)
    {
        var parts = text?.Split(';') ?? [];
        if (parts.Length is < 3 or > MaxCorners) return null;
        var read = new (double X, double Y)[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Split(',') is not [var x, var y] || !Read(x, out read[i].X) || !Read(y, out read[i].Y)) return null;
        }

        return new Lasso(read);
    }

    /// <summary>Whether a point lies inside: a ray from it crosses the line an odd number of times.</summary>
    public bool Contains(double x, double y)
    {
        var inside = false;
        for (int i = 0, j = corners.Length - 1; i < corners.Length; j = i++)
        {
            var (a, b) = (corners[i], corners[j]);
            if ((a.Y > y) != (b.Y > y) && x < a.X + ((b.X - a.X) * (y - a.Y) / (b.Y - a.Y)))
                inside = !inside;
        }

        return inside;
    }

    private static bool Read(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && Math.Abs(value) < 1e6;
}
