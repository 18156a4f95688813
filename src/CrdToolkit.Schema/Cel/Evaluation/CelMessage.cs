namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>A message that an expression makes, such as <c>Object{spec: Object.spec{replicas: 3}}</c>.</summary>
/// <param name="type">The name of its type.</param>
/// <param name="fields">Its fields.</param>
internal sealed class CelMessage(string type, IReadOnlyDictionary<string, object> fields) : CelOpaque
{
    /// <summary>The name of its type.</summary>
    public string Type => type;

    /// <summary>Its fields.</summary>
    public IReadOnlyDictionary<string, object> Fields => fields;

    /// <summary>Why the type of a message inside does not say where that stands, as it must (CheckTypeNamesMatchFieldPathNames of apiserver); null where it does.</summary>
    public string? TypeMismatch => MismatchOf(this, type);

    /// <inheritdoc/>
    public override object Field(string name) => fields.TryGetValue(name, out var value) ? value : new CelFailure($"no such key: {name}");

    /// <inheritdoc/>
    public override object Optional(string name) => new CelOptional(fields.TryGetValue(name, out var value) ? value : null);

    /// <inheritdoc/>
    public override object Call(string method, IReadOnlyList<object> arguments) => CelUnknown.Instance;

    // An item of a list has the type of the list.
    private static string? MismatchOf(object value, string path) => value switch
    {
        CelMessage message when message.Type != path =>
            $"unexpected type name \"{message.Type}\", expected \"{path}\", which matches field name path from root Object type",
        CelMessage message => message.Fields.Select(field => MismatchOf(field.Value, $"{path}.{field.Key}")).FirstOrDefault(words => words is not null),
        CelStructure map => map.Fields.Select(field => MismatchOf(field.Value, $"{path}.{field.Key}")).FirstOrDefault(words => words is not null),
        IReadOnlyList<object> list => list.Select(item => MismatchOf(item, path)).FirstOrDefault(words => words is not null),
        _ => null,
    };
}
