using Interp.Analysis.Dictionaries;

namespace Interp.Cli.Verify;

/// <summary>Turns findings into checks and tables.</summary>
internal sealed class MonosemanticityVerdict(MonosemanticityPlan plan, MonosemanticityFindings findings)
{
    private const string Protocol =
        "Held-out documents are dealt by class into two halves. On the selection half the feature with the highest Pearson r with the deciding variant, " +
        "natural mix, is chosen, over all features of all dictionaries of the family whose 100 highest activations there are to 95 % in class (over all where none has such); everything reported is measured on the scoring half. Natural mix: " +
        "each class weighted by its training share over its held-out share. End-of-text tokens are left out. In class: the document's class is the study's, " +
        "or the token holds a character of its script. Run A and B are two dictionary seeds on one model (the paper's are two models).";

    /// <summary>What decides.</summary>
    public IReadOnlyList<VerifyCheck> Checks() => [.. Gates(), .. Enumerable.Range(0, Studies.Count).SelectMany(CaseChecks)];

    /// <summary>What the chosen widths leave out.</summary>
    public IReadOnlyList<VerifySkip> Skipped() => findings.Family.Any(m => m.Width == MonosemanticityPlan.PaperWidth)
        ? []
        : [new VerifySkip("loss-recovered", $"no dictionary of {MonosemanticityPlan.PaperWidth} features was asked for (--widths)")];

    /// <summary>What is recorded beside it.</summary>
    public MonosemanticityDetail Detail(string model, string corpusHash) => new(
        Protocol,
        model,
        corpusHash,
        plan,
        findings.Text.Rows,
        [.. findings.Family.Select(Describe)],
        findings.Matches.ToDictionary(m => m.A.Width.ToString(provider: null), m => m.Match.MedianBest(), StringComparer.Ordinal),
        [.. Enumerable.Range(0, Studies.Count).Select(Case)]);

    private IReadOnlyList<CaseStudy> Studies => findings.Text.Columns.Studies;

    private IEnumerable<VerifyCheck> Gates()
    {
        if (findings.Family.FirstOrDefault(m => m.Width == MonosemanticityPlan.PaperWidth) is not { } member)
            yield break;

        yield return VerifyCheck.AtLeast("loss-recovered", $"loss recovered against zero ablation, {member.Width} features", 0.79, member.LossRecovered, 0.79);
        yield return VerifyCheck.AtMost("l0", $"mean active features of {member.Width}", null, member.Metrics.Firing.L0, 20);
        yield return VerifyCheck.AtMost("dead", $"share of {member.Width} features silent on {findings.Text.Rows:N0} held-out tokens", 0.041, member.DeadShare, 0.05);
    }

    private IEnumerable<VerifyCheck> CaseChecks(int study)
    {
        var detail = Case(study);
        var (name, deciding) = (detail.Class, Studies[study].Proxy.Headline);
        var r = detail.Feature.R[deciding];
        yield return VerifyCheck.AtLeast($"{name}-r", $"r of feature {detail.Dictionary}#{detail.Feature.Unit} with the proxy, {detail.Deciding}, natural mix", detail.PublishedR, r, detail.PublishedR);
        yield return VerifyCheck.AtLeast($"{name}-top100", "share of its 100 highest activations in class", null, detail.Feature.TopInClass, UnitMeasurement.LeastInClass);
        yield return VerifyCheck.AtMost($"{name}-random-weights", "r of the best feature on random weights, below the trained one's", null, detail.RandomFeature.R[deciding], r);
    }

    private CaseDetail Case(int study)
    {
        var (proxy, columns) = (Studies[study].Proxy, findings.Text.Columns);
        var best = findings.Family.OrderByDescending(m => m.Units.IsInClass(study, m.Units.Choose(study))).ThenByDescending(m => m.Units.SelectionR(study, m.Units.Choose(study))).First();
        var feature = best.Units.Choose(study);
        return new CaseDetail(
            Studies[study].Class,
            Studies[study].PublishedR,
            proxy.Definition,
            proxy.Variants,
            proxy.Variants[proxy.Headline],
            best.Units.Sums(HeldOutHalf.Scoring, Weighting.Natural).TargetShare(columns.InClass(study)),
            best.Name,
            best.Units.Score(study, feature),
            Twin(best, feature),
            findings.Family.ToDictionary(m => m.Name, m => Best(m.Units, study), StringComparer.Ordinal),
            Best(findings.Neurons, study),
            Best(findings.RandomDictionary, study),
            Best(findings.RandomNeurons, study));
    }

    /// <summary>The correlation of a run A feature with its best match in run B, or of a run B feature with the run A feature that matches it best.</summary>
    private double? Twin(FamilyMember member, int feature)
    {
        foreach (var (a, b, match) in findings.Matches)
        {
            if (ReferenceEquals(a, member))
                return match.Best(feature)?.R;
            if (ReferenceEquals(b, member))
                return match.BestOfSecond(feature)?.R;
        }

        return null;
    }

    private static CaseScore Best(UnitMeasurement units, int study) => units.Score(study, units.Choose(study));

    private static DictionaryDetail Describe(FamilyMember member) => new(
        member.Name,
        member.Metrics.Firing.L0,
        member.Metrics.Reconstruction.ExplainedVariance,
        member.LossRecovered,
        member.Metrics.TrainMix.LossRecoveredFromMean,
        member.Metrics.TrainMix.CleanCE,
        member.Metrics.TrainMix.ReconstructionCE,
        member.Metrics.TrainMix.ZeroCE,
        member.DeadShare);
}
