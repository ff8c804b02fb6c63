using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Takes one pair out of a prompt set, so that it can be looked at and changed.</summary>
public sealed class PromptPicks(PromptSetQueries sets, PromptReadings readings)
{
    /// <summary>Sets to choose from.</summary>
    public Task<IReadOnlyList<PromptSetSummary>> Sets(Viewer viewer, CancellationToken cancellationToken) => sets.List(viewer, cancellationToken);

    /// <summary>One pair of a set, as the model reads it.</summary>
    /// <param name="viewer">Who asks; must be signed in.</param>
    /// <param name="model">Name of the model.</param>
    /// <param name="set">Name of the set.</param>
    /// <param name="number">From 0.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ForbiddenException">Nobody is signed in.</exception>
    /// <exception cref="NotFoundException">There is no such model or set that the viewer may see.</exception>
    /// <exception cref="InvalidParametersException">The set has no such pair, or the model cannot read it.</exception>
    public async Task<PickedPrompt> Pick(Viewer viewer, string model, string set, int number, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(viewer, Permission.Infer, cohortId: null))
            throw new ForbiddenException("Taking a prompt out of a set takes a signed-in person, since a worker makes it. Sign in.");
        var found = await sets.Find(viewer, set, cancellationToken) ?? throw new NotFoundException($"prompt set '{set}'");
        if (number < 0 || number >= found.Summary.Prompts)
            throw new InvalidParametersException([new("prompt", $"The set '{set}' has pairs 0 to {found.Summary.Prompts - 1}.")]);
        if (found.Pairs is { } written)
            return new(written[number].Clean, written[number].Corrupted, written[number].Answer, written[number].Wrong, found.Parameters.Beginning);
        var reading = await readings.Read(viewer, found, model, number, examples: 1, cancellationToken);
        var example = reading.Examples.SingleOrDefault(e => e.Number == number) ?? throw new InvalidParametersException([new("prompt", $"The worker gave no pair {number}. Choose another.")]);
        return new(Text(example.Clean, found), Text(example.Corrupted, found), example.Answer.Text, example.Wrong.Text, found.Parameters.Beginning);
    }

    // The mark is put there again when the prompt is run, and so is the space that some tokenizers begin every text with.
    private static string Text(IReadOnlyList<TokenText> tokens, PromptSetDetail set) =>
        string.Concat(tokens.Skip(set.Parameters.Beginning ? 1 : 0).Select(t => t.Text)).TrimStart(' ');
}
