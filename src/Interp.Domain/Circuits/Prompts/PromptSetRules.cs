using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>What a prompt set must satisfy whatever the model; what its tokens must, a worker says.</summary>
public static class PromptSetRules
{
    /// <summary>Most pairs of one set.</summary>
    public const int MostPairs = 1_000;

    /// <summary>Longest prompt, in characters.</summary>
    public const int MostCharacters = 2_000;

    internal const int MostProblems = 20;
    private const int MostTogether = 400_000;
    private const int MostWord = 60;
    private const int MostRoles = 12;
    private const int MostRoleName = 12;
    private const int MostTitle = 100;

    internal static void Check(PromptSetRequest request, IReadOnlyList<PromptText> pairs, ParameterChecks check)
    {
        check.That(Enum.IsDefined(request.Source), "source", "Choose ioi or pairs.");
        check.That(Enum.IsDefined(request.Visibility), "visibility", "Choose private, cohort or public.");
        check.Slug("name", request.Name);
        check.Length("title", request.Title, MostTitle);
        if (request.Source == PromptSource.Ioi) Generated(request, check);
        else Written(request, pairs, check);
    }

    private static void Generated(PromptSetRequest request, ParameterChecks check)
    {
        check.Range("prompts", request.Prompts ?? 0, 1, MostPairs);
        check.That(request.Seed is >= 0, "seed", "Give a seed of 0 or more.");
        check.That(request.Pairs is null && request.Lines is null, "pairs", "The generator makes the pairs; leave them out, or choose the source pairs.");
        var p = request.Parameters ?? new();
        check.That(p.Template is null or (>= 1 and <= PromptSetParameters.Templates), "parameters.template", $"Leave it out for all templates, or give one from 1 to {PromptSetParameters.Templates}.");
        check.That(p.Order is null or PromptSetParameters.Abba or PromptSetParameters.Baba, "parameters.order", "Leave it out for both orders, or choose abba or baba.");
    }

    private static void Written(PromptSetRequest request, IReadOnlyList<PromptText> pairs, ParameterChecks check)
    {
        check.That(request.Prompts is null || request.Prompts == pairs.Count, "prompts", "It follows from the pairs; leave it out.");
        check.That(request.Seed is null, "seed", "Nothing is drawn for written pairs; leave it out.");
        check.That(request.Parameters is null or { Template: null, Order: null }, "parameters", "Template and order belong to the generator; leave them out.");
        check.That(pairs.Count is >= 1 and <= MostPairs, "pairs", $"Give 1 to {MostPairs} pairs.");
        if (pairs.Count > MostPairs) return;
        check.That(pairs.Sum(p => (p?.Clean?.Length ?? 0) + (p?.Corrupted?.Length ?? 0)) <= MostTogether, "pairs", $"All prompts together hold at most {MostTogether} characters; leave some out.");
        for (var i = 0; i < pairs.Count && check.Problems.Count < MostProblems; i++) Pair(pairs[i], i + 1, check);
        // A role that some prompts lack cannot be looked up in all of them.
        var roles = pairs.Select(p => string.Join(", ", (p?.Roles?.Keys ?? []).Order(StringComparer.Ordinal))).Distinct(StringComparer.Ordinal).ToList();
        check.That(roles.Count <= 1, "pairs", $"All pairs need the same roles; these differ: {string.Join("; ", roles.Take(3).Select(r => r.Length > 0 ? r : "none"))}.");
    }

    private static void Pair(PromptText? pair, int number, ParameterChecks check)
    {
        if (pair is null)
        {
            check.That(holds: false, "pairs", $"Pair {number} is missing.");
            return;
        }

        Text(pair.Clean, "clean prompt", MostCharacters);
        Text(pair.Corrupted, "corrupted prompt", MostCharacters);
        Text(pair.Answer, "answer", MostWord);
        Text(pair.Wrong, "wrong answer", MostWord);
        check.That(pair.Answer != pair.Wrong, "pairs", $"Pair {number}: the answer and the wrong answer are the same; their difference would always be 0.");
        var roles = pair.Roles ?? new Dictionary<string, int>(StringComparer.Ordinal);
        check.That(roles.Count <= MostRoles, "pairs", $"Pair {number} has {roles.Count} roles; at most {MostRoles} fit.");
        foreach (var (role, at) in roles.Take(MostRoles))
        {
            check.That(role.Length is > 0 and <= MostRoleName && role.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '_'), "pairs",
                $"Pair {number}: call a role by 1 to {MostRoleName} letters, digits, +, - or _, for example S2.");
            check.That(at >= 0 && at < (pair.Clean?.Length ?? 0), "pairs", $"Pair {number}: the role {role} is at character {at}, off the end of the clean prompt.");
        }

        void Text(string? text, string what, int most) =>
            check.That(!string.IsNullOrWhiteSpace(text) && text.Length <= most && !text.Any(c => c == '\0' || char.IsSurrogate(c) && !Paired(text)), "pairs", $"Pair {number}: write a {what} of 1 to {most} characters.");
    }

    private static bool Paired(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i])) return false;
            if (char.IsHighSurrogate(text[i]) && (++i == text.Length || !char.IsLowSurrogate(text[i]))) return false;
        }

        return true;
    }
}
