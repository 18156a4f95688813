using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Cel;

/// <summary>The variables that an expression sees.</summary>
internal sealed class CelScope
{
    private readonly CelScope? outer;
    private readonly string name;
    private readonly CelType type;

    private CelScope(CelScope? outer, string name, CelType type) => (this.outer, this.name, this.type) = (outer, name, type);

    /// <summary>Those of a rule: <c>self</c>, and <c>oldSelf</c>, an optional value where the rule says so.</summary>
    public static CelScope OfRule(CelType self, ValidationRule rule) =>
        new CelScope(null, "self", self).With("oldSelf", rule.OptionalOldSelf == true ? CelType.OptionalOf(self) : self);

    /// <summary>One variable.</summary>
    public static CelScope Of(string variable, CelType declared) => new(null, variable, declared);

    public CelScope With(string variable, CelType declared) => new(this, variable, declared);

    /// <summary>The names of all variables.</summary>
    public IEnumerable<string> Names => outer is null ? [name] : outer.Names.Concat([name]);

    public CelType? Find(string variable) => variable == name ? type : outer?.Find(variable);
}
