namespace CrdToolkit.Parity.Cases.Rules;

[CustomResource("rules.example.com", "v1")]
[ValidationRule("self.metadata.name != 'forbidden'", Message = "a plan is not named forbidden")]
[SelectableField(".spec.window.zone")]
public partial record Plan : CustomResource<PlanSpec>;
