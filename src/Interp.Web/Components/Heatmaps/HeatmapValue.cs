namespace Interp.Web.Components;

/// <summary>A cell's number as people read it.</summary>
internal static class HeatmapValue
{
    /// <summary>Three decimals and a sign also for a number that is nothing beside the others: powers of ten make a cell wide.</summary>
    public static string Brief(float value, float strongest) =>
        Math.Abs(value) is > 0 and < 0.0005f && strongest >= 0.05f ? (value < 0 ? "\u22120.000" : "+0.000") : Of(value);

    /// <summary>Three decimals and a sign; four digits where that would hide a small number.</summary>
    public static string Of(float value) => Math.Abs(value) is > 0 and < 0.0005f || Math.Abs(value) >= 1000 ? Numbers.Significant(value) : Numbers.Change(value);
}
