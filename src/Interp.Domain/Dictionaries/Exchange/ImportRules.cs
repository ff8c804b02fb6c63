using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Who may import, and under which name.</summary>
internal static class ImportRules
{
    private const int LongestTitle = 200;
    private const int LongestFileName = 200;

    /// <summary>The cohort asked for, or the only one in which the viewer may do this; null only for administrators.</summary>
    public static int? Cohort(Viewer viewer, int? asked)
    {
        if (!Permissions.Allows(viewer, Permission.Analyse, asked))
            throw new ForbiddenException("Importing a dictionary takes the role of researcher or instructor in the cohort. Ask an instructor to import it or to change your role.");
        if (asked is not null) return asked;
        var able = viewer.Roles.Keys.Where(c => Permissions.Allows(viewer, Permission.Analyse, c)).ToArray();
        if (able.Length > 1) throw new InvalidParametersException([new("cohortId", $"Say for which cohort: {string.Join(", ", able.Order())}.")]);
        return able.Length == 1 ? able[0] : null;
    }

    public static void Check(ImportRequest request, IReadOnlyList<ImportFile> files)
    {
        var check = new ParameterChecks();
        check.That(!string.IsNullOrEmpty(request.Name), "name", "Give a name for its address.");
        check.Slug("name", request.Name);
        check.Length("title", request.Title, LongestTitle);
        check.That(Enum.IsDefined(request.Visibility), "visibility", "Choose private, cohort or public.");
        check.That(files.Count is >= 1 and <= ImportCommands.MostFiles, "files", $"Choose 1 to {ImportCommands.MostFiles} batch files.");
        check.That(files.All(f => f.Name.Length <= LongestFileName), "files", $"Give files names of at most {LongestFileName} characters.");
        check.ThrowIfAny();
    }

    public static InvalidParametersException NameTaken() => new([new("name", "There is a dictionary of this name already; choose another.")]);
}
