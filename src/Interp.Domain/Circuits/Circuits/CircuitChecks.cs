using System.Text.RegularExpressions;
using Interp.Abstractions.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>What nodes and edges may be, given the model; shared by circuits and by the jobs that test them.</summary>
internal static partial class CircuitChecks
{
    public const int MostNodes = 400;
    public const int MostEdges = 4000;

    /// <summary>The role of a head that stands everywhere.</summary>
    public const string Everywhere = "all";

    public static void Nodes(ParameterChecks check, IReadOnlyList<CircuitNode>? nodes, CircuitModel model)
    {
        check.That(nodes is { Count: > 0 }, "nodes", "Choose at least one head.");
        check.That(nodes is null || nodes.Count <= MostNodes, "nodes", $"Choose at most {MostNodes} heads.");
        if (nodes is null || nodes.Count > MostNodes) return;
        foreach (var node in nodes)
        {
            if (node is null)
            {
                check.That(false, "nodes", "Each node is an object of head, class and role.");
                return;
            }

            check.That(HasHead(model, node.Head), "nodes", $"{model.Name} has no head '{Shown(node.Head)}': write 0.0 to {new HeadName(model.Layers - 1, model.Heads - 1)}.");
            check.That(node.Class is not null && ClassPattern().IsMatch(node.Class), "nodes", $"The class of {Shown(node.Head)} is 1 to 40 lower-case letters, digits and hyphens, such as name-mover.");
            check.That(node.Role is not null && RolePattern().IsMatch(node.Role), "nodes", $"The role of {Shown(node.Head)} is a position such as END or S2, or all.");
        }

        foreach (var same in nodes.GroupBy(n => n.Head, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            check.That(same.Select(n => n.Role).Distinct(StringComparer.Ordinal).Count() == same.Count(), "nodes", $"Head {Shown(same.Key)} is there twice at the same position. Leave one out.");
            check.That(same.All(n => n.Role != Everywhere), "nodes", $"Head {Shown(same.Key)} is there everywhere and at a position as well. Leave one out.");
        }
    }

    /// <summary>Refuses positions that not every prompt has.</summary>
    public static void Roles(ParameterChecks check, IReadOnlyList<CircuitNode>? nodes, IReadOnlyList<string> roles)
    {
        foreach (var role in (nodes ?? []).Take(MostNodes).Select(n => n?.Role).OfType<string>().Distinct(StringComparer.Ordinal))
            check.That(role == Everywhere || roles.Contains(role, StringComparer.Ordinal), "nodes", $"Not every prompt has a position {Shown(role)}; choose among {string.Join(", ", roles)} and all.");
    }

    public static void Edges(ParameterChecks check, IReadOnlyList<CircuitEdge>? edges, CircuitModel model)
    {
        if (edges is null) return;
        check.That(edges.Count <= MostEdges, "edges", $"Keep at most {MostEdges} edges: raise the threshold.");
        foreach (var edge in edges.Take(MostEdges))
        {
            var good = edge is not null && double.IsFinite(edge.Effect) && IsSender(model, edge.From) && IsReceiver(model, edge.To);
            check.That(good, "edges", $"'{Shown(edge?.From)}' to '{Shown(edge?.To)}' is no edge of {model.Name}. An edge goes from embed, a head or mlp 0 to an input of a head such as 1.2.q, mlp 0 or logits, and has a finite effect.");
            if (!good) return;
        }
    }

    private static bool HasHead(CircuitModel model, string? text) => HeadName.Find(text) is { } head && head.Layer < model.Layers && head.Head < model.Heads && string.Equals(head.ToString(), text, StringComparison.Ordinal);

    private static bool IsSender(CircuitModel model, string? text) => text is "embed" || HasHead(model, text) || HasMlp(model, text);

    private static bool IsReceiver(CircuitModel model, string? text) =>
        text is "logits" || HasMlp(model, text) || (text is { Length: > 2 } && text[^2] == '.' && text[^1] is 'q' or 'k' or 'v' && HasHead(model, text[..^2]));

    private static bool HasMlp(CircuitModel model, string? text) =>
        model.HasMlp && text is { Length: < 12 } && text.StartsWith("mlp ", StringComparison.Ordinal) && HeadName.Find(text[4..] + ".0") is { } at && at.Layer < model.Layers && string.Equals($"mlp {at.Layer}", text, StringComparison.Ordinal);

    private static string Shown(string? text) => text is null ? "" : text.Length <= 20 ? text : text[..20] + "…";

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClassPattern();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9+-]{0,19}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RolePattern();
}
