using System.Globalization;

namespace CrdToolkit.Schema.Validation;

/// <summary>The path of a field, which becomes text only when there is a mistake to tell (apimachinery's <c>field.Path</c>).</summary>
internal sealed class FieldPath
{
    private readonly FieldPath? parent;
    private readonly string segment;

    public FieldPath(string root) => segment = root;

    private FieldPath(FieldPath parent, string segment)
    {
        this.parent = parent;
        this.segment = segment;
    }

    public FieldPath Child(string name) => new(this, "." + name);

    public FieldPath Index(int index) => new(this, "[" + index.ToString(CultureInfo.InvariantCulture) + "]");

    public FieldPath Key(string key) => new(this, "[" + key + "]");

    public override string ToString() => parent + segment;
}
