namespace CrdToolkit.Generators.Emission;

/// <summary>The generated part of a resource type: it knows its own names, without reflection.</summary>
internal static class ResourcePlumbing
{
    /// <summary>The text of the file.</summary>
    public static string Write(PlumbingModel resource)
    {
        var source = SourceWriter.CreateFile();
        var type = resource.Type;
        TypeScope.Open(source, type);
        source
            .Open($"partial {type.Keyword} {type.Name} : {Known.ICustomResource}<{type.FullyQualifiedName}>")
            .Line("/// <summary>Group, version, kind, plural name, scope and subresources.</summary>")
            .Line($"public static {Known.ResourceDescriptor} Descriptor {{ get; }} =")
            .Indent()
            .Line(resource.Descriptor + ";")
            .Unindent()
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"[{Known.EditorBrowsable}({Known.EditorBrowsableState}.Never)]")
            .Line($"protected override {Known.ResourceDescriptor} GetDescriptor() => Descriptor;")
            .Close();
        TypeScope.Close(source, type);
        return source.ToString();
    }
}
