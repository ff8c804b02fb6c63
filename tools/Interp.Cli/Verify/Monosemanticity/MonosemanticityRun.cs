using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;

namespace Interp.Cli.Verify;

/// <summary>Trains the family and its controls, and measures them on held-out text.</summary>
internal sealed class MonosemanticityRun(MonosemanticityPlan plan, string workFolder, ProgressLines lines, TimeProvider time)
{
    private const string HookPoint = MonosemanticityPlan.HookPoint;
    private readonly DictionaryShelf _shelf = new(Path.Combine(workFolder, "dictionaries"), lines, time);

    /// <summary>Runs everything on the model and corpus of two folders.</summary>
    public MonosemanticityFindings Run(string modelFolder, string corpusFolder, CancellationToken cancellationToken)
    {
        using var corpus = TokenCorpus.Open(corpusFolder);
        using var decoder = ModelFolder.Load(modelFolder);
        var tokenizer = TokenizerFolder.Load(corpusFolder);
        RefuseOtherTokenizer(modelFolder, tokenizer);

        lines.Say("Counting the training text for the proxies");
        var studies = CaseStudies.Create(corpus, tokenizer, cancellationToken);
        foreach (var study in studies)
            lines.Say($"{study.Class}: {study.Proxy.Definition}. Deciding variant: {study.Proxy.Variants[study.Proxy.Headline]}.");

        var text = HeldOutText.Read(corpus, studies, decoder.Config.n_ctx, plan.HeldOutTokens, plan.Seed, cancellationToken);
        var (control, controlNeurons) = Control(decoder.Config, corpus, text, cancellationToken);
        return Family(decoder, corpus, text, control, controlNeurons, cancellationToken);
    }

    /// <summary>The same architecture with random weights, and a dictionary on it: what structure the text alone gives.</summary>
    private (UnitMeasurement Dictionary, UnitMeasurement Neurons) Control(
        DecoderConfig config, TokenCorpus corpus, HeldOutText text, CancellationToken cancellationToken)
    {
        using var random = new Decoder(config, DecoderInitialisation.Random(config, plan.Seed));
        using var source = Harvest("random weights", random, corpus, plan.ControlTokens, cancellationToken);
        var options = plan.Recipe(MonosemanticityPlan.PaperWidth, plan.Seeds[0], plan.ControlTokens);
        using var dictionary = _shelf.Get("random weights", options, source, cancellationToken);
        using var neurons = SparseAutoencoder.FromNeurons(config.d_mlp);
        var measured = Measure("random weights", random, text, [dictionary, neurons], [], cancellationToken);
        return (measured.Measurements[0], measured.Measurements[1]);
    }

    private MonosemanticityFindings Family(
        Decoder decoder, TokenCorpus corpus, HeldOutText text, UnitMeasurement control, UnitMeasurement controlNeurons, CancellationToken cancellationToken)
    {
        using var source = Harvest("activations", decoder, corpus, plan.HarvestTokens, cancellationToken);
        var family = plan.Family;
        var dictionaries = new List<SparseAutoencoder>();
        try
        {
            foreach (var (width, seed) in family)
                dictionaries.Add(_shelf.Get($"{width}/{seed}", plan.Recipe(width, seed, plan.TrainTokens), source, cancellationToken));
            var pairs = Pairs(family);
            dictionaries.Add(SparseAutoencoder.FromNeurons(decoder.Config.d_mlp));
            var measured = Measure("dictionaries", decoder, text, dictionaries, pairs, cancellationToken);
            FamilyMember[] members =
            [
                .. family.Select((member, i) => new FamilyMember(
                    member.Width, member.Seed, measured.Measurements[i], Evaluate(decoder, corpus, dictionaries[i], source, cancellationToken))),
            ];
            return new MonosemanticityFindings(
                text,
                members,
                [.. pairs.Select((pair, i) => (members[pair.A], members[pair.B], measured.Matches[i]))],
                measured.Measurements[^1],
                control,
                controlNeurons);
        }
        finally
        {
            foreach (var dictionary in dictionaries)
                dictionary.Dispose();
        }
    }

    private SaeMetrics Evaluate(Decoder decoder, TokenCorpus corpus, SparseAutoencoder dictionary, ActivationStore source, CancellationToken cancellationToken)
    {
        lines.Say($"Measuring the loss with {dictionary.d_sae} features spliced in");
        var progress = lines.Every<double>(share => FormattableString.Invariant($"loss: {share:P0}"));
        return SaeEvaluation.Run(decoder, corpus, dictionary, source.Statistics, new SaeEvaluationOptions(HookPoint, plan.LossTokens), progress, cancellationToken);
    }

    private ActivationStore Harvest(string name, Decoder decoder, TokenCorpus corpus, long tokens, CancellationToken cancellationToken)
    {
        lines.Say($"{name}: harvesting {tokens:N0} activations");
        var folder = Path.Combine(workFolder, "activations", name.Replace(' ', '-') + $"-{tokens}");
        var progress = lines.Every<HarvestProgress>(p => $"{name}: {p.Rows:N0} of {p.Of:N0} activations");
        return ActivationHarvest.Run(decoder, corpus, new HarvestRequest(HookPoint, tokens, plan.Seed), folder, progress, cancellationToken);
    }

    private HeldOutResult Measure(
        string name, Decoder decoder, HeldOutText text, IReadOnlyList<SparseAutoencoder> dictionaries, IReadOnlyList<(int A, int B)> pairs, CancellationToken cancellationToken)
    {
        lines.Say($"{name}: measuring on {text.Rows:N0} held-out tokens");
        var progress = lines.Every<double>(share => FormattableString.Invariant($"{name}: {share:P0} of the held-out text"));
        return HeldOutPass.Measure(decoder, HookPoint, text, dictionaries, pairs, plan.Threads, progress, cancellationToken);
    }

    private static List<(int A, int B)> Pairs(IReadOnlyList<(int Width, long Seed)> family)
    {
        var pairs = new List<(int A, int B)>();
        for (var i = 1; i < family.Count; i++)
        {
            if (family[i].Width == family[i - 1].Width)
                pairs.Add((i - 1, i));
        }

        return pairs;
    }

    private static void RefuseOtherTokenizer(string modelFolder, ITokenizer corpusTokenizer)
    {
        if (TokenizerFolder.Load(modelFolder).Fingerprint != corpusTokenizer.Fingerprint)
            throw new InvalidDataException($"The corpus was not made with the tokenizer in {modelFolder}. Build the corpus of this checkout: ./interp cli corpus build-mini-pile");
    }
}
