namespace Interp.Cli.Verify;

/// <summary>A part of <c>verify sae</c>.</summary>
internal interface ISaeSection
{
    /// <summary>What <c>--only</c> calls it.</summary>
    string Name { get; }

    /// <summary>Carries it out.</summary>
    void Run(SaeFindings findings, CancellationToken cancellationToken);
}
