namespace Interp.Api.Dictionaries;

/// <summary>Numbers to four significant digits, the precision of the A/1 files.</summary>
internal static class Rounded
{
    private const int Digits = 4;

    public static float Of(float value)
    {
        if (value == 0 || !float.IsFinite(value)) return value;
        var places = Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (places is < -30 or > 30) return value;
        var scale = Math.Pow(10, Math.Abs(places));
        return (float)(places < 0 ? Math.Round(value / scale) * scale : Math.Round(value * scale) / scale);
    }

    public static float[] Of(float[] values) => Array.ConvertAll(values, Of);
}
