using Interp.Abstractions.Circuits;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Web.Circuits;

/// <summary>Words and orders that the circuit pages share.</summary>
public static class CircuitWords
{
    /// <summary>Place of a class among others: from the answer down, unknown ones last.</summary>
    /// <param name="name">Slug of the class.</param>
    public static int Order(string name)
    {
        var known = CircuitClasses.All.ToList().IndexOf(name);
        return known < 0 ? int.MaxValue : known;
    }

    /// <summary>A role as it is read: everywhere for all.</summary>
    /// <param name="role">Of a node.</param>
    public static string Role(string role) => role == "all" ? "everywhere" : role;

    /// <summary>What stands in the place of a head that is knocked out.</summary>
    /// <param name="ablation">How it was chosen.</param>
    public static string Ablation(AblationKind ablation) => ablation switch
    {
        AblationKind.Zero => "zero",
        AblationKind.Resample => "another prompt’s",
        AblationKind.Twin => "the corrupted twin’s",
        _ => "their means",
    };

    /// <summary>1 head, 2 heads.</summary>
    /// <param name="count">How many.</param>
    public static string Heads(int count) => count == 1 ? "1 head" : $"{count} heads";

    /// <summary>Whether a refusal is one that a form shows.</summary>
    /// <param name="exception">What was thrown.</param>
    public static bool IsRefusal(Exception exception) => exception is InvalidParametersException or ForbiddenException or NotFoundException or ConflictException or TooManyJobsException;

    /// <summary>Why it was refused, for people.</summary>
    /// <param name="refused">What was thrown.</param>
    public static string Reason(Exception refused) =>
        refused is InvalidParametersException parameters ? string.Join(" ", parameters.Problems.Select(p => p.Message).Distinct(StringComparer.Ordinal)) : refused.Message;
}
