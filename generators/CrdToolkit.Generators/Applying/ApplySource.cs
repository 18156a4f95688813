using CrdToolkit.Generators.Emission;

namespace CrdToolkit.Generators.Applying;

/// <summary>An apply type, which writes itself: only what is set, and without reflection.</summary>
internal static class ApplySource
{
    /// <summary>The text of the file.</summary>
    public static string Write(ApplyTypeModel model)
    {
        var source = SourceWriter.CreateFile();
        // Fields and enum members of the user's may be obsolete; the apply type has them all the same.
        source.Line("#pragma warning disable CS0612, CS0618");
        TypeScope.Open(source, model.Type);
        var baseType = model.IsResource ? Known.ResourceApply : Known.ApplyFields;
        source
            .Line($"/// <summary>The fields of a <see cref=\"{model.Source}\"/> that a server-side apply sets; those left out are not sent.</summary>")
            .Open($"{model.Type.Accessibility} sealed record {model.Type.Name} : {baseType}");
        foreach (var member in model.Members)
        {
            source
                .Line($"/// <inheritdoc cref=\"{member.Source}\"/>")
                .Line($"{member.Accessibility} {member.Type}? {member.Name} {{ get; init; }}")
                .Line();
        }

        WriteFields(source, model);
        foreach (var @enum in model.Enums)
        {
            WriteTexts(source.Line(), @enum);
        }

        source.Close();
        TypeScope.Close(source, model.Type);
        return source.ToString();
    }

    private static void WriteFields(SourceWriter source, ApplyTypeModel model)
    {
        source
            .Line("/// <inheritdoc/>")
            .Line($"[{Known.EditorBrowsable}({Known.EditorBrowsableState}.Never)]")
            .Open($"protected override void WriteFields({Known.ApplyWriter} writer)");
        for (var position = 0; position < model.Members.Count; position++)
        {
            var member = model.Members[position];
            var target = member.JsonName is null ? "writer" : $"writer.Name({Literal.Of(member.JsonName)})";
            source.Line($"if (this.{member.Name} is {{ }} {ApplyMemberModel.Variable(position)}) {{ {target}.{member.Write}; }}");
        }

        source.Close();
    }

    private static void WriteTexts(SourceWriter source, ApplyEnumModel @enum)
    {
        source
            .Line($"private static string {Known.TextOfEnum}({@enum.Type} value) => value switch")
            .Line("{")
            .Indent();
        foreach (var value in @enum.Values)
        {
            source.Line($"{@enum.Type}.{value.Key} => {Literal.Of(value.Value)},");
        }

        source.Line("_ => value.ToString(),").Unindent().Line("};");
    }
}
