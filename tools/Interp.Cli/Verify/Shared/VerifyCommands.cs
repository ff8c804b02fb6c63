using System.CommandLine;
using Interp.Cli.Commands;

namespace Interp.Cli.Verify;

/// <summary><c>verify NAME</c>: published results, reproduced.</summary>
internal static class VerifyCommands
{
    /// <summary>The group with a command for each name.</summary>
    public static Command Create() => new("verify", "Reproduce published results, number by number.") { EngineVerificationCommand.Create(), IoiVerificationCommand.Create(), MonosemanticityCommand.Create(), SaeVerificationCommand.Create(), VerifyModelsCommand.Create(), PatchingVerificationCommand.Create() };
}
