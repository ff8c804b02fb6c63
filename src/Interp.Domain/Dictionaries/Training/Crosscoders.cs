using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Trainings whose features read and write several hook points of one model at once.</summary>
public static class Crosscoders
{
    /// <summary>The fewest places; of one an ordinary autoencoder is made.</summary>
    public const int FewestPlaces = 2;

    /// <summary>The most places.</summary>
    public const int MostPlaces = 64;

    /// <summary>The places that one would begin with: the residual stream after every layer, or all around the layer of a model that has but one.</summary>
    /// <param name="model">The model; its hook points stand in the order of a pass.</param>
    public static string[] Usual(ModelSummary model)
    {
        string[] after = Residual("hook_resid_post");
        return after.Length >= FewestPlaces ? [.. after.TakeLast(MostPlaces)] : Residual("hook_resid_");

        string[] Residual(string part) => [.. model.HookPoints.Where(h => h.Name.Contains(part, StringComparison.Ordinal)).Select(h => h.Name)];
    }

    /// <summary>
    /// The parameters with their places in the order of a pass, so that the same places are the same job, and the last of them as the hook point
    /// that stands for all; unknown places keep their order, to be refused by name.
    /// </summary>
    /// <param name="p">As submitted.</param>
    /// <param name="model">Its model.</param>
    public static TrainSaeParameters InOrder(TrainSaeParameters p, ModelSummary model)
    {
        if (p.HookPoints is not { Length: > 0 } given) return p;
        var place = model.HookPoints.Select((h, i) => (h.Name, i)).ToDictionary(h => h.Name, h => h.i, StringComparer.Ordinal);
        string[] ordered = given.All(h => h is not null && place.ContainsKey(h)) ? [.. given.OrderBy(h => place[h])] : given;
        return p with { HookPoints = ordered, HookPoint = ordered[^1] ?? p.HookPoint };
    }

    internal static void Check(ParameterChecks check, TrainSaeParameters p, ModelSummary model)
    {
        var choices = string.Join(", ", model.HookPoints.Select(h => h.Name));
        var crosscoder = p.Recipe == SaeRecipes.Crosscoder;
        if (p.HookPoints is not { } places)
        {
            check.That(!crosscoder, "hookPoints", $"A crosscoder reads several hook points at once: give hookPoints, a list of {FewestPlaces} or more of: {choices}.");
            return;
        }

        check.That(crosscoder || SaeRecipes.Find(p.Recipe) is null, "hookPoints", $"Recipe {p.Recipe} reads one hook point. Choose recipe {SaeRecipes.Crosscoder} for several, or leave hookPoints out and give hookPoint.");
        check.That(places.Length is >= FewestPlaces and <= MostPlaces, "hookPoints", $"These are {places.Length} hook points; a crosscoder has from {FewestPlaces} to {MostPlaces}. For one, choose another recipe.");
        foreach (var name in places)
            check.That(model.HookPoints.Any(h => h.Name == name), "hookPoints", $"'{model.Name}' has no hook point '{name}' with one vector per token. Choose from: {choices}.");
        check.That(places.Distinct(StringComparer.Ordinal).Count() == places.Length, "hookPoints", "Name each hook point once.");
    }
}
