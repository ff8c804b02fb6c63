using System.Globalization;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Web.Dictionaries;

/// <summary>What the New sweep form holds while it is being filled in: lists as they were typed, so that nothing typed is lost.</summary>
/// <param name="shared">What all points share.</param>
public sealed class NewSweepDraft(NewDictionaryDraft shared)
{
    /// <summary>What all points share.</summary>
    public NewDictionaryDraft Shared => shared;

    /// <summary>Chosen recipes, in the order they are offered.</summary>
    public IReadOnlyList<string> Recipes { get; private set; } = [shared.Parameters.Recipe];

    /// <summary>Numbers of features, separated by commas or spaces.</summary>
    public string Features { get; set; } = string.Create(CultureInfo.InvariantCulture, $"{2 * shared.Width}, {8 * shared.Width}");

    /// <summary>Values of k.</summary>
    public string Counts { get; set; } = "8, 16, 32";

    /// <summary>Target L0s.</summary>
    public string Targets { get; set; } = "10, 20, 40";

    /// <summary>Fixed penalties.</summary>
    public string Penalties { get; set; } = string.Empty;

    /// <summary>Seeds.</summary>
    public string Seeds { get; set; } = "1";

    /// <summary>Which points become dictionaries at once.</summary>
    public SweepDashboards Dashboards { get; set; }

    /// <summary>Whether any chosen recipe counts.</summary>
    public bool Counting => Chosen.Any(r => r.Sparsity == SaeSparsity.Count);

    /// <summary>Whether any chosen recipe penalises.</summary>
    public bool Penalising => Chosen.Any(r => r.Sparsity == SaeSparsity.Penalty);

    /// <summary>Whether any chosen recipe takes a target.</summary>
    public bool Targeting => Chosen.Any(r => r.TakesTargetL0);

    /// <summary>The sweep as it stands; words that are no numbers are left out of it and told by <see cref="Problems"/>.</summary>
    public SweepSaeParameters Parameters => new(shared.Parameters, Points, Dashboards);

    /// <summary>All that is wrong, field by field; those of single points under the field of their list.</summary>
    public IReadOnlyList<ParameterProblem> Problems =>
    [
        .. Unread("dSae", Features), .. Counting ? Unread("k", Counts) : [], .. Targeting ? Unread("targetL0", Targets) : [],
        .. Penalising ? Unread("l1Coefficient", Penalties) : [], .. Unread("seed", Seeds),
        .. Recipes.Count == 0 ? [new ParameterProblem("recipe", "Choose at least one recipe.")] : Told(shared.Corpus is { } corpus ? Parameters.Validate(shared.Model, corpus, shared.Capacity) : shared.Problems),
    ];

    private IEnumerable<SaeRecipe> Chosen => Recipes.Select(SaeRecipes.Find).OfType<SaeRecipe>();

    private SweepPoint[] Points => Recipes.Count == 0
        ? []
        : [.. new SweepGrid([.. Recipes], Whole(Features), Whole(Counts), Real(Penalties), Real(Targets), LongWhole(Seeds)).Points(shared.Parameters).Take(SweepSaeParameters.MostPoints + 1)];

    /// <summary>Chooses a recipe, or leaves it out.</summary>
    /// <param name="slug">One of <see cref="SaeRecipes"/>.</param>
    /// <param name="chosen">Whether it takes part.</param>
    public void Choose(string slug, bool chosen) =>
        Recipes = [.. SaeRecipes.All.Select(r => r.Slug).Where(s => s == slug ? chosen : Recipes.Contains(s, StringComparer.Ordinal))];

    /// <summary>Takes up an earlier sweep's shared part and its points' values, to be changed and started again.</summary>
    /// <param name="earlier">As it was submitted.</param>
    /// <returns>False, with nothing changed, when its model, or its corpus for that model, is no longer offered.</returns>
    public bool TakeUp(SweepSaeParameters earlier)
    {
        if (!shared.TakeUp(earlier.Base))
            return false;
        Recipes = [.. earlier.Points.Select(p => p.Recipe).Distinct(StringComparer.Ordinal)];
        Features = List(earlier.Points.Select(p => (double)p.DSae));
        Counts = List(earlier.Points.Select(p => p.K).OfType<int>().Select(k => (double)k));
        Targets = List(earlier.Points.Select(p => p.TargetL0).OfType<double>());
        Penalties = List(earlier.Points.Select(p => p.L1Coefficient).OfType<double>());
        Seeds = List(earlier.Points.Select(p => (double)p.Seed));
        Dashboards = earlier.Dashboards;
        return true;
    }

    /// <summary>One message a field is enough, and the fields of a point are those of its list.</summary>
    private static IEnumerable<ParameterProblem> Told(IEnumerable<ParameterProblem> problems) => problems
        .Select(p => p with { Field = p.Field.Contains('.', StringComparison.Ordinal) ? p.Field[(p.Field.LastIndexOf('.') + 1)..] : p.Field.StartsWith("points", StringComparison.Ordinal) ? "points" : p.Field })
        .DistinctBy(p => p.Field, StringComparer.Ordinal);

    private static string List(IEnumerable<double> values) => string.Join(", ", values.Distinct().Select(v => v.ToString("R", CultureInfo.InvariantCulture)));

    private static string[] Words(string text) => text.Split([',', ';', ' ', '\u202F', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<ParameterProblem> Unread(string field, string text) => Words(text)
        .Where(word => !double.TryParse(word, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        .Select(word => new ParameterProblem(field, $"'{word}' is not a number. Separate numbers by commas, without thousands separators.")).Take(1);

    private static double[]? Real(string text) =>
        Words(text).Select(w => double.TryParse(w, CultureInfo.InvariantCulture, out var value) ? value : double.NaN).Where(double.IsFinite).Distinct().ToArray() is { Length: > 0 } values ? values : null;

    private static long[]? LongWhole(string text) => Real(text) is { } values ? [.. values.Select(v => (long)Math.Clamp(v, -1, long.MaxValue / 2))] : null;

    private static int[]? Whole(string text) => Real(text) is { } values ? [.. values.Select(v => (int)Math.Clamp(v, -1, int.MaxValue))] : null;
}
