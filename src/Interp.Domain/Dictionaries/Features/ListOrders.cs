using System.Globalization;

namespace Interp.Domain.Dictionaries;

/// <summary>Each order as parts that indexes give. All SQL is fixed text and numbers: nothing that somebody typed is in it.</summary>
internal static class ListOrders
{
    public static ListSegment[] Of(FeatureSort sort, ListContext context) => sort.Order switch
    {
        FeatureOrder.Random => Circle(Place(sort.Seed)),
        FeatureOrder.Density => [new("f.density", Descending: true)],
        FeatureOrder.MaxActivation => context.Tokens is null ? [new("f.max_activation", Descending: true)] : [context.OnTokens("max", "max_activation")],
        FeatureOrder.LossEffect => Present("f.loss_effect"),
        FeatureOrder.AutointerpScore => Present("f.autointerp_score"),
        FeatureOrder.Rating => Opinion("rating", context),
        FeatureOrder.Disagreement => Opinion("disagreement", context),
        FeatureOrder.Matches => [context.Tokens is null ? context.OnLogits() : context.OnTokens("sum", "count")],
        _ => [new(null)],
    };

    /// <summary>Where on the circle of shuffled numbers a seed begins (the finaliser of MurmurHash3, so that seeds 1, 2, 3 begin far apart).</summary>
    internal static int Place(int seed)
    {
        var h = (uint)seed;
        h = (h ^ (h >> 16)) * 0x85EBCA6B;
        h = (h ^ (h >> 13)) * 0xC2B2AE35;
        return (int)((h ^ (h >> 16)) & int.MaxValue);
    }

    private static ListSegment[] Circle(int start) =>
    [
        new("f.shuffle") { IsWhole = true, Condition = string.Create(CultureInfo.InvariantCulture, $"f.shuffle >= {start}") },
        new("f.shuffle") { IsWhole = true, Condition = string.Create(CultureInfo.InvariantCulture, $"f.shuffle < {start}") },
    ];

    private static ListSegment[] Present(string column) => 
        [new(column, Descending: true) { Condition = $"{column} IS NOT NULL" }, new(null) { Condition = $"{column} IS NULL" }];

    private static ListSegment[] Opinion(string column, ListContext context)
    {
        if (context.Cohort is null) return [new(null)];
        var opinions = context.Opinions($"o.{column} IS NOT NULL");
        return
        [
            new($"o.{column}", Descending: true) { Source = $"feature_opinions o ON {opinions} AND o.feature = f.index", Tie = "o.feature" },
            new(null) { Condition = $"NOT EXISTS (SELECT FROM feature_opinions o WHERE {opinions} AND o.feature = f.index)" },
        ];
    }
}
