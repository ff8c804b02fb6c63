namespace Interp.Cli.Verify;

/// <summary>How many prompts each part uses.</summary>
/// <param name="Behaviour">For the mean logit difference and the like.</param>
/// <param name="Circuit">For knock-outs, patches and attention.</param>
/// <param name="MeansPerTemplate">Independent three-name prompts behind each mean.</param>
/// <param name="RandomSets">Random circuits, and random K of completeness.</param>
/// <param name="Searches">Greedy searches for an incomplete K.</param>
internal sealed record IoiPlan(int Behaviour, int Circuit, int MeansPerTemplate, int RandomSets, int Searches)
{
    public const long Seed = 1;

    public static IoiPlan Full { get; } = new(2000, 510, 100, 50, 10);

    public static IoiPlan Quick { get; } = new(510, 120, 100, 20, 2);
}
