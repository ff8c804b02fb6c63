using System.Globalization;

namespace Interp.Web.Components;

/// <summary>Times and durations as people read them.</summary>
public static class Times
{
    /// <summary>How long ago, for example "3 minutes ago"; a date once it is older than a month.</summary>
    /// <param name="then">When it happened.</param>
    /// <param name="now">The present.</param>
    public static string Ago(DateTimeOffset then, DateTimeOffset now)
    {
        TimeSpan past = now - then;
        return past.TotalSeconds switch
        {
            < 10 => "just now",
            < 60 => $"{(int)past.TotalSeconds} seconds ago",
            < 3600 => Plural((int)past.TotalMinutes, "minute"),
            < 86400 => Plural((int)past.TotalHours, "hour"),
            < 30 * 86400 => Plural((int)past.TotalDays, "day"),
            _ => "on " + then.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The exact time, for titles and records.</summary>
    /// <param name="time">Any time.</param>
    public static string Exact(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A duration with its two largest units, for example "3 min 20 s".</summary>
    /// <param name="span">Zero or more.</param>
    public static string Duration(TimeSpan span) => span.TotalSeconds switch
    {
        < 60 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, span.TotalSeconds):0}{Numbers.Thin}s"),
        < 3600 => $"{(int)span.TotalMinutes}{Numbers.Thin}min {span.Seconds}{Numbers.Thin}s",
        < 86400 => $"{(int)span.TotalHours}{Numbers.Thin}h {span.Minutes}{Numbers.Thin}min",
        _ => $"{(int)span.TotalDays}{Numbers.Thin}d {span.Hours}{Numbers.Thin}h",
    };

    private static string Plural(int count, string unit) => count == 1 ? $"1 {unit} ago" : $"{count} {unit}s ago";
}
