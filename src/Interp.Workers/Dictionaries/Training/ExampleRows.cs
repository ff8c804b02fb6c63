using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using ExampleGroup = Interp.Analysis.Dictionaries.ExampleGroup;

namespace Interp.Workers.Dictionaries;

/// <summary>The examples of a dashboard as one row, each window padded so that its focus stands in the middle.</summary>
internal static class ExampleRows
{
    private const int Window = 2 * CardLayout.WindowReach + 1;
    private const int Outside = -1;

    public static FeatureExamples Of(FeatureDashboard feature)
    {
        var examples = feature.Examples;
        var tokens = new int[examples.Length * Window];
        var activations = new float[tokens.Length];
        Array.Fill(tokens, Outside);
        for (var e = 0; e < examples.Length; e++)
        {
            var first = FirstPlace(examples[e], e);
            examples[e].Tokens.CopyTo(tokens, first);
            examples[e].Activations.CopyTo(activations, first);
        }

        return new FeatureExamples
        {
            Feature = feature.Index,
            Window = Window,
            Groups = Array.ConvertAll(examples, e => ExampleCode.Of(Kind(e.Group), e.Level)),
            Documents = Array.ConvertAll(examples, e => e.Document),
            Positions = Array.ConvertAll(examples, e => e.Position),
            Repeated = Array.ConvertAll(examples, e => e.Repeated),
            Tokens = tokens,
            Activations = activations,
            LossEffects = LossEffects(examples),
        };
    }

    /// <summary>Place of the first token of an example's window.</summary>
    public static int FirstPlace(FeatureExample example, int number) =>
        number * Window + CardLayout.WindowReach - (int)(example.Position - example.WindowStart);

    /// <summary>NaN outside the document and where only this example was not computed; empty when none was.</summary>
    private static float[] LossEffects(FeatureExample[] examples)
    {
        if (!Array.Exists(examples, e => e.LossEffects is not null)) return [];
        var effects = new float[examples.Length * Window];
        Array.Fill(effects, float.NaN);
        for (var e = 0; e < examples.Length; e++) examples[e].LossEffects?.CopyTo(effects, FirstPlace(examples[e], e));
        return effects;
    }

    private static ExampleKind Kind(ExampleGroup group) => group switch
    {
        ExampleGroup.Top => ExampleKind.Top,
        ExampleGroup.Level => ExampleKind.Interval,
        ExampleGroup.Bottom => ExampleKind.Bottom,
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, message: null),
    };
}
