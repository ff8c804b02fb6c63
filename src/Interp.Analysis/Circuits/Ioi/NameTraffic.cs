using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>Which names each head reads from END, and which it writes there: means over prompts, [layer][head].</summary>
/// <param name="ToIo">Attention from END to IO.</param>
/// <param name="ToS1">Attention from END to S1.</param>
/// <param name="ToS2">Attention from END to S2.</param>
/// <param name="WritesIo">What the head adds to the logit of IO, over that of a name that the prompt does not have: direct logit attribution, in logits.</param>
/// <param name="WritesS">The same of the subject.</param>
public sealed record NameTraffic(IReadOnlyList<double[]> ToIo, IReadOnlyList<double[]> ToS1, IReadOnlyList<double[]> ToS2, IReadOnlyList<double[]> WritesIo, IReadOnlyList<double[]> WritesS)
{
    /// <param name="decoder">Runs the clean prompts.</param>
    /// <param name="prompts">Have the roles IO, S1 and S2, and in the corrupted twin another name in place of IO.</param>
    /// <param name="cancellationToken">Checked between parts of the batch.</param>
    /// <exception cref="ArgumentException">A role is missing, or a twin has one of its prompt's own names at IO.</exception>
    public static NameTraffic Of(Decoder decoder, PromptBatch prompts, CancellationToken cancellationToken = default)
    {
        var toIo = Writes(p => p.Clean[p.Position(IoiRoles.Io)]);
        var toSubject = Writes(p => p.Clean[p.Position(IoiRoles.S1)]);
        return new NameTraffic(Attention(IoiRoles.Io), Attention(IoiRoles.S1), Attention(IoiRoles.S2), toIo, toSubject);

        double[][] Attention(string role)
        {
            var attention = RoleAttention.Of(decoder, prompts, IoiRoles.End, role, cancellationToken);
            return ByHead(head => attention[head]);
        }

        double[][] Writes(Func<TokenPair, int> name)
        {
            var direct = DirectLogitAttribution.Compute(decoder, new PromptBatch([.. prompts.Pairs.Select(p => p with { Answer = name(p), Wrong = Stranger(p) })]), cancellationToken: cancellationToken);
            var mean = direct.Components.Zip(direct.Mean).Where(c => c.First.Kind == ComponentKind.Head).ToDictionary(c => new HeadName(c.First.Layer, c.First.Head), c => c.Second);
            return ByHead(head => mean[head]);
        }

        double[][] ByHead(Func<HeadName, double> value) =>
            [.. Enumerable.Range(0, decoder.Config.n_layers).Select(layer => Enumerable.Range(0, decoder.Config.n_heads).Select(head => value(new HeadName(layer, head))).ToArray())];
    }

    private static int Stranger(TokenPair pair)
    {
        var stranger = pair.Corrupted[pair.Position(IoiRoles.Io)];
        return stranger != pair.Clean[pair.Position(IoiRoles.Io)] && stranger != pair.Clean[pair.Position(IoiRoles.S1)]
            ? stranger
            : throw new ArgumentException("A corrupted prompt has one of its prompt's own two names in place of the indirect object, and names are compared with one that the prompt does not have. Use prompts whose twins have three other names.", nameof(pair));
    }
}
