using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>For every recipe: the gradient is that of the loss, nothing is lost in folding, saving or stopping. The test suite holds the same in more detail.</summary>
internal sealed class SpotSection(SaeWorkshop workshop) : ISaeSection
{
    public string Name => "spot";

    public void Run(SaeFindings findings, CancellationToken cancellationToken)
    {
        var source = new SharkeyToy(new SharkeyOptions { d_in = 24, Features = 60, Active = 4, Decay = 1 });
        string folder = workshop.FolderOf("spot");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        foreach (SpotRecipe recipe in SpotRecipe.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string slug = recipe.Options.Recipe, own = Path.Combine(folder, slug);
            workshop.Lines.Say($"spot checks of {slug}");
            if (recipe.Moved.Count > 0)
                findings.Checks.Add(VerifyCheck.AtLeast($"{slug}-gradient", $"cosine of gradient and finite differences, {string.Join(' ', recipe.Moved)}", null, GradientSpot.Cosine(recipe.Options, source, recipe.Moved, recipe.Distance), 0.999));
            else
                findings.Skipped.Add(new VerifySkip($"{slug}-gradient", "its loss holds a copy of the decoder constant: a difference of the loss is not its gradient; the tests compare it with autograd"));
            (double error, double l0, double roundTrip) = FoldSpot.Measure(recipe.Options, source, Path.Combine(own, "saved"));
            findings.Checks.Add(VerifyCheck.AtMost($"{slug}-fold", "relative change of the error by export to raw activations", null, error, 1e-4));
            if (!recipe.SameInference)
                findings.Checks.Add(VerifyCheck.AtMost($"{slug}-inference-l0", "relative change of L0 by the threshold that replaces the choice within a batch", null, l0, 0.05));
            findings.Checks.Add(VerifyCheck.AtMost($"{slug}-round-trip", "largest change of a reconstruction by saving and loading, relative to the largest number", null, roundTrip, 1e-5));
            findings.Checks.Add(VerifyCheck.AtMost($"{slug}-resume", "numbers that differ after a stop half-way", null, ResumeSpot.DifferingNumbers(recipe.Options, source, Path.Combine(own, "resume"), workshop.Time), 0));
        }
        Directory.Delete(folder, recursive: true);
    }
}
