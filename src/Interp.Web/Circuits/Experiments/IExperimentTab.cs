using System.Text.Json.Nodes;

namespace Interp.Web.Circuits;

/// <summary>What of the page for new experiments is one kind's own; every one is found by scanning.</summary>
public interface IExperimentTab
{
    /// <summary>The kind of job.</summary>
    string Kind { get; }

    /// <summary>In one word.</summary>
    string Name { get; }

    /// <summary>Where it stands among the others.</summary>
    int Place { get; }

    /// <summary>The component that asks for it, with parameters <c>Form</c> and <c>Problems</c>; null where there is no more to ask than on every tab.</summary>
    Type? Fields { get; }

    /// <summary>Its own parameters; what was left empty takes its default.</summary>
    /// <param name="form">As it was typed.</param>
    /// <param name="json">What is sent.</param>
    void Fill(ExperimentForm form, JsonObject json);
}
