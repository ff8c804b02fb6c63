using Interp.Analysis.Dashboards;
using Interp.Domain.Features;
using ExampleGroup = Interp.Analysis.Dashboards.ExampleGroup;

namespace Interp.Workers.TrainSae;

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
            var first = e * Window + CardLayout.WindowReach - (int)(examples[e].Position - examples[e].WindowStart);
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
            LossEffects = [],
        };
    }

    private static ExampleKind Kind(ExampleGroup group) => group switch
    {
        ExampleGroup.Top => ExampleKind.Top,
        ExampleGroup.Level => ExampleKind.Interval,
        ExampleGroup.Bottom => ExampleKind.Bottom,
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, message: null),
    };
}
