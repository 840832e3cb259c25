### Names of what the vault keeps, and of how people are related.

document-kind-photo = Photo
document-kind-pdf = PDF
document-kind-other = File

relation-mother = Mother
relation-sister = Sister
relation-brother = Brother
relation-neighbour = Neighbour
relation-lawyer = Lawyer
