using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Looks for the circuit from the answer down, as Wang et al. (2022, section 3) did by hand: what acts on the logits, on the queries of what was found, on the
/// values and keys that those read, on the keys of induction heads. Each step is one exact path patching sweep; what a head is called follows from where it attends.
/// </summary>
public sealed class IoiCircuitSearch
{
    private readonly Decoder _decoder;
    private readonly PromptBatch _prompts;
    private readonly double _least;
    private readonly CancellationToken _cancellationToken;
    private readonly Dictionary<(string From, string To), RoleAttention> _attention = [];
    private readonly List<SearchStage> _stages = [];
    private readonly List<FoundHead> _found = [];

    private IoiCircuitSearch(Decoder decoder, PromptBatch prompts, double least, CancellationToken cancellationToken) =>
        (_decoder, _prompts, _least, _cancellationToken) = (decoder, prompts, least, cancellationToken);

    /// <param name="decoder">The model.</param>
    /// <param name="prompts">Of <see cref="IoiPrompts"/>, with three-name twins.</param>
    /// <param name="least">A head counts from this change of the logit difference on, in percent.</param>
    /// <param name="cancellationToken">Checked within sweeps.</param>
    /// <exception cref="ArgumentException">A role is missing, or prompts and twins are answered alike.</exception>
    public static FoundCircuit Find(Decoder decoder, PromptBatch prompts, double least = 3, CancellationToken cancellationToken = default)
    {
        var search = new IoiCircuitSearch(decoder, prompts, least, cancellationToken);
        search.Logits();
        search.Queries();
        search.Subject(ReceiverKind.Value, "values of S-inhibition heads at S2");
        search.Subject(ReceiverKind.Key, "keys of S-inhibition heads at S2");
        search.InductionKeys();
        return new FoundCircuit(search._stages, search._found);
    }

    // What writes to the answer. The logit difference alone does not show a head that writes both names alike, so what the name's probability loses is asked as well.
    private void Logits()
    {
        var writers = Sweep("logits", PathReceiver.Logits, IoiRoles.End).Concat(Sweep("probability of IO", PathReceiver.Logits, IoiRoles.End, MetricKind.Probability)).ToList();
        foreach (var (head, effect, stage) in writers)
        {
            double toIo = Attends(head, IoiRoles.End, IoiRoles.Io), toSubject = Attends(head, IoiRoles.End, IoiRoles.S1) + Attends(head, IoiRoles.End, IoiRoles.S2);
            var moves = NameWriting.Of(_decoder, _prompts, head, _cancellationToken).PerAttention > 0;
            var kind = toIo + toSubject < LeastAttention ? IoiClasses.Other : moves ? IoiClasses.NameMover : toIo >= toSubject ? IoiClasses.NegativeNameMover : IoiClasses.SInhibition;
            Add(head, IoiRoles.End, kind, stage, effect);
        }
    }

    private void Queries()
    {
        if (Heads(IoiClasses.NameMover) is not { Count: > 0 } movers) return;
        foreach (var (head, effect, stage) in Sweep("queries of name movers at END", new(ReceiverKind.Query, movers), IoiRoles.End).Where(h => h.Effect < 0))
            Add(head, IoiRoles.End, IoiClasses.SInhibition, stage, effect);
    }

    private void Subject(ReceiverKind kind, string name)
    {
        if (Heads(IoiClasses.SInhibition) is not { Count: > 0 } inhibitors) return;
        foreach (var (head, effect, stage) in Sweep(name, new(kind, inhibitors), IoiRoles.S2))
        {
            double toSame = Attends(head, IoiRoles.S2, IoiRoles.S1), toNext = Attends(head, IoiRoles.S2, IoiRoles.AfterS1);
            Add(head, IoiRoles.S2, Math.Max(toSame, toNext) < LeastAttention ? IoiClasses.Other : toSame >= toNext ? IoiClasses.DuplicateToken : IoiClasses.Induction, stage, effect);
        }
    }

    private void InductionKeys()
    {
        if (Heads(IoiClasses.Induction) is not { Count: > 0 } induction) return;
        foreach (var (head, effect, stage) in Sweep("keys of induction heads at S1+1", new(ReceiverKind.Key, induction), IoiRoles.AfterS1))
            Add(head, IoiRoles.AfterS1, Attends(head, IoiRoles.AfterS1, IoiRoles.S1) >= LeastAttention ? IoiClasses.PreviousToken : IoiClasses.Other, stage, effect);
    }

    /// <summary>Below this mean attention a head is not called after where it looks.</summary>
    private const double LeastAttention = 0.1;

    private List<(HeadName Head, double Effect, string Stage)> Sweep(string stage, PathReceiver receiver, string role, MetricKind metric = MetricKind.LogitDifference)
    {
        var effects = Enumerable.Range(0, _decoder.Config.n_layers).Select(_ => new double[_decoder.Config.n_heads]).ToArray();
        _stages.Add(new SearchStage(stage, [.. receiver.Heads.Select(h => h.ToString())], effects));
        // Nothing comes before the first layer.
        if (receiver.Kind != ReceiverKind.Logits && receiver.Heads.All(h => h.Layer == 0)) return [];
        using var sweep = new PathPatchingSweep(_decoder, _prompts, new PathPatchingOptions { Receivers = [receiver], ReceiverPositions = [role], Metric = metric });
        foreach (var cell in sweep.Run(cancellationToken: _cancellationToken).Rows.SelectMany(r => r.Cells))
        {
            var head = HeadName.Parse(cell.Label);
            effects[head.Layer][head.Head] = cell.Value;
        }

        return [.. from layer in Enumerable.Range(0, effects.Length)
                   from head in Enumerable.Range(0, effects[layer].Length)
                   let effect = effects[layer][head]
                   where Math.Abs(effect) >= _least
                   orderby Math.Abs(effect) descending
                   select (new HeadName(layer, head), effect, stage)];
    }

    private void Add(HeadName head, string role, string kind, string stage, double effect)
    {
        // The first sweep that shows a head at a role names it: it is the nearest to the answer.
        if (_found.Exists(f => f.Node.Head == head && f.Node.Role == role)) return;
        _found.Add(new FoundHead(new HeadAt(head, role), kind, stage, effect));
    }

    private List<HeadName> Heads(string kind) => [.. _found.Where(f => f.Class == kind).Select(f => f.Node.Head).Distinct()];

    private double Attends(HeadName head, string from, string to)
    {
        if (!_attention.TryGetValue((from, to), out var table)) _attention[(from, to)] = table = RoleAttention.Of(_decoder, _prompts, from, to, _cancellationToken);
        return table[head];
    }
}
