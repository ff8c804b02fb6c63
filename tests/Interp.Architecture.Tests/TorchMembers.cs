using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Interp.Architecture.Tests;

/// <summary>Members of the tensor package that a compiled project names: methods with the types of their parameters, so that forms of one name differ.</summary>
internal static class TorchMembers
{
    private const string Package = "TorchSharp";

    /// <param name="project">Folder of the project in the checkout, built in the configuration of these tests.</param>
    public static IReadOnlySet<string> UsedBy(string project)
    {
        // …/bin/Release/net10.0/ of these tests names the same folders of the other project.
        var output = Path.GetRelativePath(Path.Combine(Checkout.Root, "tests", typeof(TorchMembers).Assembly.GetName().Name!), AppContext.BaseDirectory);
        using var file = File.OpenRead(Path.Combine(Checkout.Root, project, output, Path.GetFileName(project) + ".dll"));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return metadata.MemberReferences.Select(metadata.GetMemberReference).Where(member => IsOfPackage(metadata, member.Parent))
            .Select(member => Name(metadata, member)).ToHashSet(StringComparer.Ordinal);
    }

    private static string Name(MetadataReader metadata, MemberReference member)
    {
        var name = $"{TypeNames.Of(metadata, member.Parent)}::{metadata.GetString(member.Name)}";
        return member.GetKind() == MemberReferenceKind.Field
            ? name
            : $"{name}({string.Join(", ", member.DecodeMethodSignature(TypeNames.Instance, genericContext: null).ParameterTypes)})";
    }

    private static bool IsOfPackage(MetadataReader metadata, EntityHandle parent) => parent.Kind switch
    {
        HandleKind.TypeReference => IsOfPackage(metadata, metadata.GetTypeReference((TypeReferenceHandle)parent).ResolutionScope),
        HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)parent).DecodeSignature(GenericType.Instance, genericContext: null) is { IsNil: false } generic
            && IsOfPackage(metadata, generic),
        HandleKind.AssemblyReference => string.Equals(metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)parent).Name), Package, StringComparison.Ordinal),
        _ => false,
    };
}
